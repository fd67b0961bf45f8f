// The Big List of Naughty Strings (npm big-list-of-naughty-strings) as résumés,
// and what came of them.
//     node naughty.mjs write LIST FOLDER     résumés, and jobs.ndjson for them
//     node naughty.mjs judge FOLDER          results.ndjson and the PDFs' text
// Each string is the name, the headline, a highlight and the text and target
// of a link, as it stands and with what is markup escaped. Whatever is made
// holds every character of an escaped one; what is not has a mistake with its
// place.
import { readFileSync, writeFileSync, existsSync, mkdirSync } from "node:fs";

const escaped = (s) => s.replace(/[\\*`\[\]]|\{\{/g, "\\$&");
const places = {
  name: (s) => ({ name: s, sections: { Work: ["Tables"] } }),
  headline: (s) => ({ name: "Ada", headline: s, sections: { Work: ["Tables"] } }),
  highlight: (s) => ({ name: "Ada", sections: { Work: [{ company: "C", position: "P", highlights: [s] }] } }),
  link: (s) => ({ name: "Ada", sections: { Work: [`[${s}](https://example.org/)`] } }),
  target: (s) => ({ name: "Ada", website: s, sections: { Work: ["Tables"] } }),
};

// Characters that are seen, ligatures as their letters; without those that a
// line break may take or nobody sees.
const seen = (s) => s.normalize("NFC").replace(/[\ufb00-\ufb06]/g, (c) => c.normalize("NFKC"))
  .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");

function write(list, folder) {
  mkdirSync(folder, { recursive: true });
  const jobs = [], expected = {};
  JSON.parse(readFileSync(list, "utf8")).forEach((s, i) => {
    for (const place in places)
      for (const way of ["plain", "escaped"]) {
        const id = `${i}-${place}-${way}`;
        const cv = places[place](way === "plain" ? s : escaped(s));
        writeFileSync(`${folder}/${id}.json`, JSON.stringify({ cv, layout: { extends: "plain", page: { max: 0 } } }));
        jobs.push(JSON.stringify({ id, resume: `${id}.json` }));
        expected[id] = s;
      }
  });
  writeFileSync(`${folder}/jobs.ndjson`, jobs.join("\n") + "\n");
  writeFileSync(`${folder}/expected.json`, JSON.stringify(expected));
}

function judge(folder) {
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, "utf8"));
  const lines = readFileSync(`${folder}/results.ndjson`, "utf8").trim().split("\n");
  let made = 0, refused = 0, wrong = 0;
  const say = (id, what) => { wrong++; console.log(`${id}: ${JSON.stringify(expected[id])}: ${what}`); };
  for (const line of lines) {
    const { id, ok, diagnostics } = JSON.parse(line);
    if (ok) {
      made++;
      const text = `${folder}/${id}.txt`;
      if (/-escaped$/.test(id) && !/-target-/.test(id) && existsSync(text) &&
          !seen(readFileSync(text, "utf8")).includes(seen(expected[id])))
        say(id, `reads ${JSON.stringify(readFileSync(text, "utf8"))}`);
    } else {
      refused++;
      const errors = diagnostics.filter((d) => d.severity === "error");
      if (!errors.length) say(id, "no mistake is said");
      for (const d of errors)
        if (!d.file || d.line < 1 || d.col < 1) say(id, `has no place: ${d.message}`);
    }
  }
  const count = Object.keys(expected).length;
  if (lines.length !== count) { wrong++; console.log(`${lines.length} results of ${count}`); }
  console.log(`naughty: ${made} made, ${refused} refused, ${wrong} wrong`);
  process.exit(wrong ? 1 : 0);
}

const [verb, ...words] = process.argv.slice(2);
(verb === "write" ? write : judge)(...words);
