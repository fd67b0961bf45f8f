// An editor, as far as yaml-language-server sees one: it opens a file, types
// in it, asks what may stand there and looks at what is underlined.
//   node editor.mjs SERVER FILE
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [server, file] = process.argv.slice(2);
const uri = pathToFileURL(file).href;
const child = spawn(process.execPath, [server, '--stdio'],
  { stdio: ['pipe', 'pipe', 'ignore'] });
const waiting = new Map(); // requests by id
let underlined = () => {};
let next = 1, version = 1, failed = 0;

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  child.stdin.write(body);
}
function ask(method, params) {
  const id = next++;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}
function take(message) {
  if (message.method === 'textDocument/publishDiagnostics') {
    underlined(message.params.diagnostics);
  } else if (message.method === 'workspace/configuration') {
    const settings = { yaml: { validate: true, completion: true, hover: true,
      schemaStore: { enable: false }, suggest: {} } };
    const result = message.params.items.map((item) =>
      settings[item.section] ?? null);
    send({ id: message.id, result });
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
    waiting.delete(message.id);
  }
}
let input = Buffer.alloc(0);
child.stdout.on('data', (data) => {
  input = Buffer.concat([input, data]);
  for (;;) {
    const end = input.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(input)[1]);
    if (input.length < end + 4 + length) return;
    const body = input.subarray(end + 4, end + 4 + length);
    input = input.subarray(end + 4 + length);
    take(JSON.parse(body));
  }
});
function leave(code) {
  child.kill();
  process.exit(code);
}
setTimeout(() => {
  console.log('no answer within a minute');
  leave(1);
}, 60000);

// The words underlined once `text` stands in the editor.
function type(text) {
  const lines = text.split('\n');
  const found = new Promise((resolve) => { underlined = resolve; });
  if (version === 1)
    send({ method: 'textDocument/didOpen', params: { textDocument:
      { uri, languageId: 'yaml', version: version++, text } } });
  else
    send({ method: 'textDocument/didChange', params: { textDocument:
      { uri, version: version++ }, contentChanges: [{ text }] } });
  return found.then((list) => list.map(({ range, message }) =>
    [lines[range.start.line].slice(range.start.character,
      range.start.line === range.end.line ? range.end.character : undefined),
    message]));
}
// What is offered at the end of the line that `text` ends with.
async function offered(text) {
  await type(text);
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const list = await ask('textDocument/completion',
    { textDocument: { uri }, position });
  return (list?.items ?? list ?? []).map((item) => item.label);
}
function expect(what, is) {
  if (is) return;
  console.log(what);
  failed = 1;
}
async function expectWords(text, ...words) {
  const labels = await offered(text);
  for (const word of words)
    expect(`after ${JSON.stringify(text.slice(-30))}: no '${word}' among ` +
      labels.join(', '), labels.includes(word));
}
async function expectUnderlined(text, word) {
  const list = await type(text);
  expect(`'${word}' is not underlined: ${JSON.stringify(list)}`,
    list.some(([at]) => at.includes(word)));
}

await ask('initialize', { processId: process.pid, rootUri: null,
  capabilities: { workspace: { configuration: true },
    textDocument: { publishDiagnostics: {}, completion: {
      completionItem: { snippetSupport: true } } } } });
send({ method: 'initialized', params: {} });
send({ method: 'workspace/didChangeConfiguration', params: { settings: {} } });

const text = readFileSync(file, 'utf8');
const cut = (line) => text.slice(0, text.indexOf(line));
const right = await type(text);
expect(`underlined where all is right: ${JSON.stringify(right)}`,
  right.length === 0);

await expectUnderlined(text.replace('headline:', 'haedline:'), 'haedline');
await expectUnderlined(text.replace('position:', 'positoin:'), 'positoin');
await expectUnderlined(text.replace('size:', 'sise:'), 'sise');
await expectUnderlined(text.replace(/size: [^ ]*/, 'size: a44'), 'a44');

await expectWords(`${cut('  headline:')}  `, 'email', 'sections', 'photo');
await expectWords(`${cut('        position:')}        `, 'position',
  'start_date', 'highlights');
await expectWords(`${text.trimEnd()}\n    `, 'left_margin', 'max');
await expectWords(`${text.trimEnd()}\n  `, 'typography', 'section_titles');
await expectWords(text.replace(/size: [^]*/, 'size: '), 'a4', 'us-letter');
await expectWords(`${text.trimEnd()}\nvariants:\n  acme:\n    `, 'patch',
  'include', 'extends');
await expectUnderlined(`${text.trimEnd()}\nvariants:\n  acme:\n    ptach: {}\n`,
  'ptach');
leave(failed);
