// docxtemplater on the same letter: one compiled template cannot be used twice, so each letter loads it again.
const fs = require("fs");
const path = require("path");
const [folder, template, recipients, out, letters, result] = process.argv.slice(2);
const PizZip = require(path.join(folder, "node_modules", "pizzip"));
const Docxtemplater = require(path.join(folder, "node_modules", "docxtemplater"));
const rows = fs.readFileSync(recipients, "utf8").split("\n", Number(letters)).map((line) => JSON.parse(line));
const began = process.hrtime.bigint();
const before = process.cpuUsage();
const content = fs.readFileSync(template);
for (let number = 0; number < Number(letters); number++) {
  const letter = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
  letter.render(rows[number]);
  fs.writeFileSync(path.join(out, number + ".docx"), letter.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
}
const used = process.cpuUsage(before);
fs.writeFileSync(result, JSON.stringify({
  cpu: (used.user + used.system) / 1e6,
  wall: Number(process.hrtime.bigint() - began) / 1e9,
  memory: process.resourceUsage().maxRSS / 1000,
}));
