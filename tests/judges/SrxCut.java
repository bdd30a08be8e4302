// Cuts texts by an SRX file as programs built on java.util.regex do: exceptions are lookbehinds, the first rule decides.
// java SrxCut.java RULES TEXTS; each line of TEXTS is a language, a tab and a text; printed are the offsets of the breaks.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class SrxCut {
    record Rule(boolean isBreak, Pattern before, Pattern after) {}

    public static void main(String[] arguments) throws Exception {
        Map<String, List<Rule>> rules = read(arguments[0]);
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            String[] parts = line.split("\t", 2);
            System.out.println(cut(parts[1], rules.get(parts[0])));
        }
    }

    static Map<String, List<Rule>> read(String path) throws Exception {
        Map<String, List<Rule>> found = new HashMap<>();
        NodeList lists = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(path).getElementsByTagName("languagerule");
        for (int i = 0; i < lists.getLength(); i++) {
            Element list = (Element) lists.item(i);
            List<Rule> rules = new ArrayList<>();
            NodeList children = list.getElementsByTagName("rule");
            for (int j = 0; j < children.getLength(); j++) {
                Element rule = (Element) children.item(j);
                boolean isBreak = rule.getAttribute("break").equals("yes");
                String before = rule.getElementsByTagName("beforebreak").item(0).getTextContent();
                String after = rule.getElementsByTagName("afterbreak").item(0).getTextContent();
                rules.add(new Rule(isBreak, Pattern.compile(isBreak ? before : "(?<=" + before + ")"), Pattern.compile(after)));
            }
            found.put(list.getAttribute("languagerulename"), rules);
        }
        return found;
    }

    static List<Integer> cut(String text, List<Rule> rules) {
        TreeMap<Integer, Integer> candidates = new TreeMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Matcher before = rules.get(i).before().matcher(text);
            while (rules.get(i).isBreak() && before.find()) {
                if (at(rules.get(i).after(), text, before.end())) {
                    candidates.putIfAbsent(before.end(), i);
                }
            }
        }
        List<Integer> places = new ArrayList<>();
        candidates.forEach((place, number) -> {
            boolean kept = rules.subList(0, number).stream()
                .anyMatch(rule -> !rule.isBreak() && at(rule.before(), text, place) && at(rule.after(), text, place));
            if (!kept && place < text.length()) {
                places.add(place);
            }
        });
        return places;
    }

    static boolean at(Pattern pattern, String text, int place) {
        return pattern.matcher(text).region(place, text.length()).useTransparentBounds(true).useAnchoringBounds(false).lookingAt();
    }
}
