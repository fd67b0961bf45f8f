#!/bin/sh
# The schema against the program, with check-jsonschema (PyPI) as the judge:
# what the program takes the schema takes, and what is broken it refuses.
# Skipped where there is none; ./run test --all installs it in build/judges.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_schema_judged: no program at $BREVIER"; exit 2; }
PATH=$PATH:$SOURCE/build/judges/bin
command -v check-jsonschema >/dev/null || {
    echo "test_schema_judged: skipped, there is no check-jsonschema"
    exit 77
}
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_schema_judged: $1"
    failed=1
}
for name in resume layout; do
    "$BREVIER" schema $name >"$tmp/$name.json" || exit 1
done
check-jsonschema -q --check-metaschema "$tmp/resume.json" "$tmp/layout.json" ||
    fail 'it is no JSON Schema'

# ---- what is right ----

# Every sample, every shipped layout, every case that is set as it stands.
cd "$here/cases" || exit 2
find . -name '*.yaml' ! -path '*/parts/*' | sort | while read -r case; do
    grep -q '^cv:' "$case" || continue
    (cd "$(dirname "$case")" && "$BREVIER" check -q "$(basename "$case")") \
        >/dev/null 2>&1
    case $? in 0 | 3) echo "$PWD/$case" ;; esac
done >"$tmp/right"
ls "$SOURCE"/samples/*.yaml >>"$tmp/right"
[ "$(wc -l <"$tmp/right")" -gt 50 ] || fail 'hardly any case is right'
"$BREVIER" new -o - >"$tmp/new.yaml" && echo "$tmp/new.yaml" >>"$tmp/right"
xargs check-jsonschema --schemafile "$tmp/resume.json" <"$tmp/right" \
    >"$tmp/out" || fail "refuses what the program takes: $(cat "$tmp/out")"
check-jsonschema --schemafile "$tmp/layout.json" "$SOURCE"/layouts/*.yaml \
    >"$tmp/out" || fail "refuses a shipped layout: $(cat "$tmp/out")"

# ---- what is broken ----

# One file a line. The program refuses it, and the schema has to.
cat >"$tmp/layouts" <<'END'
page: {size: a44}
by_section: {Work: {colors: {page: navy}}}
by_section: {Work: {typography: {font_size: {name: 12pt}}}}
by_section: {Work: {typography: {hyphenation: {exceptions: [re-ly]}}}}
by_section: {Work: {templates: {footer: NAME}}}
by_section: {Work: {page: {max: 1}}}
templates: {normal_entry: {main_colum: NAME}}
templates: {normal_entry: {degree_column: NAME}}
templates: {normal_entry: {main_column: [NAME]}}
templates: {normal_entry: NAME}
templates: {norml_entry: {main_column: NAME}}
page: {left_margin: 3}
page: {left_margin: 3px}
page: {left_margin: 1,5cm}
page: {left_margin: -3pt}
page: {left_margin: wide}
page: {left_margin: 8pt (4 to 14pt)}
page: {left_margin: 8pt (4pt - 14pt)}
page: {left_margin: [1cm, 2cm]}
page: {left_margin: }
page: {margin: 1cm}
page: {max: one}
page: {max: 1.5}
page: {max: -1}
page: 2cm
pages: {max: 1}
layout: {page: {max: 1}}
page.max: 1
typography: {leading: 12pt}
typography: {leading: 0.2}
typography: {leading: 1.2 (1.1)}
typography: {font_size: 10pt}
typography: {font_size: {body: 10}}
typography: {font_size: {text: 10pt}}
typography: {bold: {name: maybe}}
typography: {weight: {body: bold}}
typography: {weight: {body: 2000}}
typography: {features: {body: [lnum, onum]}}
typography: {features: {body: small caps}}
typography: {smart: [dashes, commas]}
typography: {alignment: center}
fit: {order: [lines, gap]}
header: {alignment: middle}
links: {underline: 1}
links: {underline: {email: yes}}
colors: {body: bluish}
colors: {body: "#12345"}
colors: {body: [0, 0, 0]}
by_size: {a3: {page: {max: 2}}}
by_size: {a4: {page: {size: a4}}}
extends: [classic, mine]
description: [a, b]
END
cat >"$tmp/resumes" <<'END'
{nmae: Ada}
{headline: Engineer}
{name: }
{name: Ada, email: ada at example.org}
{name: Ada, website: "ftp://example.org"}
{name: Ada, sections: [Posts]}
{name: Ada, sections: {Posts: [{compny: Engines, position: Analyst}]}}
{name: Ada, sections: {Posts: [{company: Engines, locaton: London}]}}
{name: Ada, sections: {Posts: [{company: Engines, date: 2024-13}]}}
{name: Ada, sections: {Posts: [{company: Engines, highlights: one}]}}
{name: Ada, sections: {Posts: [{company: Engines, priority: high}]}}
{name: Ada, sections: {Posts: [{company: Engines, id: "An Id"}]}}
{name: Ada, sections: {Skills: [{label: Languages}]}}
{name: Ada, sections: {Skills: {entry: [French]}}}
{name: Ada, sections: {Posts: [[French]]}}
{name: Ada, sections: {Posts: [{colour: red}]}}
{name: Ada, sections: {Posts: [{bullet: Text, highlights: [{txt: one}]}]}}
{name: Ada, social_networks: [{network: Facespace, username: ada}]}
{name: Ada, social_networks: [{network: GitHub}]}
{name: Ada, social_networks: {GitHub: ada}}
END
cat >"$tmp/variants" <<'END'
{a: {includes: [math]}}
{a: {cv: {name: Ada}}}
{a: {patch: [steps]}}
{a: {patch: {steps: [one]}}}
{a: {patch: {steps: }}}
{a: {layout: [modern]}}
{a: {sections: {Skills: 1}}}
{a: {set: cv.headline=Analyst}}
{a: {values: company}}
{a: {allow: {facts: true}}}
{a: {exclude: {al: [math]}}}
{a: {include: [{any: [math, {nto: [art]}]}]}}
{a: {letter: Dear Sir}}
{a: {out: [a.pdf]}}
{a: {extends: [b]}, b: }
{a: [patch]}
{a/b: }
{"..": }
[a, b]
END
# Each line of $1, with $2 before it, as a file $1.N; all that the schema does
# not refuse, and all that the program does not.
refused() {
    n=0
    while read -r line; do
        n=$((n + 1))
        echo "$2$line" >"$1.$n.yaml"
    done <"$1"
    check-jsonschema --schemafile "$3" "$1".*.yaml >"$1.out"
    for i in $(seq $n); do
        grep -q "/$(basename "$1").$i.yaml::" "$1.out" ||
            fail "takes $(cat "$1.$i.yaml")"
        "$BREVIER" check -q "$1.$i.yaml" >/dev/null 2>&1 &&
            fail "the program takes $(cat "$1.$i.yaml")"
    done
}
refused "$tmp/resumes" 'cv: ' "$tmp/resume.json"
refused "$tmp/variants" 'cv: {name: Ada}
variants: ' "$tmp/resume.json"
sed 's/$/}/' "$tmp/layouts" >"$tmp/inline"
refused "$tmp/layouts" '' "$tmp/layout.json"
refused "$tmp/inline" 'cv: {name: Ada}
layout: {' "$tmp/resume.json"
exit $failed
