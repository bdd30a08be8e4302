#!/bin/sh
# Makes fogra39-coated-300.icc, the same bytes each time. Needs: apt install argyll icc-profiles-free
# usage: make-fogra39.sh [TARGET]
set -eu
target=${1:-fogra39-coated-300.icc}
measured=/usr/share/color/icc/FOGRA39L.ti3
source=/usr/share/color/argyll/ref/sRGB.icm
echo "e44e6dfa81633588db98b5613a821d4a936d3d9438d2eb983083c3232df393fa  $measured" | sha256sum --check --quiet
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cp "$measured" "$folder/fogra39.ti3"
# -l -L        at most 300 % of ink in all, 96 % of black
# -kp          black begins at a quarter of the way from white to black and is full at black: greys stand on black rather
#              than on three inks that must agree, light tones of skin and sky stay free of black grain
# -S -c -d     perceptual tables for pictures in sRGB seen on a monitor and printed on paper
# -nc          the measurements stay out of the profile
colprof -qm -al -l300 -L96 -kp 0 0.25 1 1 0.6 -S "$source" -cmt -dpp -nc -Zr \
  -A ttdn_publish -M FOGRA39 -D "FOGRA39 coated, 300 % ink (ttdn_publish)" \
  -C "Made from FOGRA39L.ti3, (c) Kai-Uwe Behrmann, zlib licence; altered version, zlib licence" "$folder/fogra39"
# The moment of making would differ each time: the 1st of January 2026 stands in the header (bytes 24 to 35).
printf '\007\352\000\001\000\001\000\000\000\000\000\000' |
  dd of="$folder/fogra39.icc" bs=1 seek=24 conv=notrunc status=none
mv "$folder/fogra39.icc" "$target"
