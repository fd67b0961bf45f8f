#!/bin/sh
# fonts.system: an error where the program is built without fontconfig; else
# the installed fonts, here those of a folder that no other program knows.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "FAIL: $*" >&2; cat "$tmp/out" >&2; exit 1; }
page() { # SETTING FAMILY TEXT: the exit code
    cat >"$tmp/r.yaml" <<END
cv:
  name: Ada Lovelace
  sections:
    Words:
      - "$3"
layout:
  fonts: {system: $1}
  typography:
    font_family: {body: $2, name: EB Garamond, section_titles: EB Garamond}
END
    code=0
    (cd "$tmp" && "$BREVIER" r.yaml --to pages >out 2>&1) || code=$?
}
says() { grep -qF "$1" "$tmp/out" || fail "not said: $1"; }

page false "EB Garamond" words
[ "$code" -eq 0 ] || fail "without the setting: $code"
page true "EB Garamond" words
if grep -q 'built without fontconfig' "$tmp/out"; then
    [ "$code" -eq 1 ] || fail "without fontconfig: $code"
    says "r.yaml:7:19: error: bad value 'true' for fonts.system: this program"
    says "cmake -D WITH_FONTCONFIG=ON"
    echo "ok, without fontconfig"
    exit
fi
[ "$code" -eq 0 ] || fail "with the setting: $code"

installed=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
[ -e "$installed" ] || { echo "no $installed (fonts-dejavu-core)"; exit 77; }
mkdir "$tmp/installed"
cp "$installed" "$tmp/installed"
export FONTCONFIG_FILE="$tmp/fonts.conf"
cat >"$FONTCONFIG_FILE" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$tmp/installed</dir><cachedir>$tmp/cache</cachedir></fontconfig>
END

page true "EB Garamond" words
[ ! -e "$tmp/cache" ] || fail "fontconfig was asked though nothing was missing"
page false "dejavu sans" words
[ "$code" -ne 0 ] || fail "an installed family without the setting"
says "unknown font 'dejavu sans'"
page true "dejavu sans" words
[ "$code" -eq 0 ] || fail "an installed family"
[ -e "$tmp/cache" ] || fail "fontconfig was not asked"
page false "EB Garamond" "chess ♞, **bold ♞**"
[ "$code" -eq 3 ] || fail "an installed character without the setting: $code"
page true "EB Garamond" "chess ♞, **bold ♞**"
[ "$code" -eq 0 ] || fail "an installed character"
page true "EB Garamond" "runes ᚠᚢᚦ"
[ "$code" -eq 3 ] || fail "a character that no font has: $code"
says "no font has U+16A0"
page true "No Such" words
says "unknown font 'No Such'"
echo "ok, with fontconfig"
