const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe to stand in HTML, in an attribute too. */
export const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const STYLE = `
:root { color-scheme: light dark; --ground: #F4F6F8; --card: #FFFFFF; --ink: #1B2733; --ink-2: #4A5A6A; --line: #D5DCE3;
  --primary: #0A6B75; --tint: #E6F2F3; }
@media (prefers-color-scheme: dark) { :root { --ground: #12181F; --card: #1B242E; --ink: #E8EDF2; --ink-2: #B4C0CC;
  --line: #33404D; --primary: #6CC7CF; --tint: #17323A; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "PingFang SC",
  "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 28px 0 12px; }
p { margin: 0 0 12px; }
.note { color: var(--ink-2); font-size: 14px; }
a { color: var(--primary); }
a:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
ul.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; grid-template-columns: 1fr; }
@media (min-width: 640px) { ul.cards { grid-template-columns: 1fr 1fr; } }
@media (min-width: 1024px) { ul.cards { grid-template-columns: 1fr 1fr 1fr; } }
.card { display: block; height: 100%; min-height: 60px; padding: 16px; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px; color: var(--ink); text-decoration: none; }
a.card:hover { border-color: var(--primary); background: var(--tint); }
.name { font-size: 18px; font-weight: 600; }
.role { display: inline-block; margin-left: 8px; padding: 0 8px; border-radius: 8px; background: var(--tint);
  color: var(--primary); font-size: 14px; }
.hint { display: block; margin-top: 4px; color: var(--ink-2); font-size: 14px; }
.refuse { display: inline-block; margin-top: 24px; padding: 12px 4px; min-height: 44px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; margin: 8px 0 0; font-size: 14px; }
dt { color: var(--ink-2); }
dd { margin: 0; overflow-wrap: anywhere; }
.code { font-size: 32px; font-variant-numeric: tabular-nums; letter-spacing: 4px; color: var(--primary); }
.text { white-space: pre-line; overflow-wrap: anywhere; }
nav a { display: inline-block; padding: 10px 16px 10px 0; min-height: 44px; }
`;

/** A whole page; `body` is HTML, already escaped where it quotes. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
