#include "training/report/report_style.h"

namespace training {

const char* const kReportStyle = R"(
:root { color-scheme: light dark; --paper: #f6f7f9; --card: #ffffff; --ink: #1b2430; --muted: #66717f;
  --line: #dfe3e8; --track: #eef1f4; --accent: #2f6fde; --onaccent: #ffffff; --bad: #d9534a; --quiet: #a9b8cd;
  --second: #c9761a; --third: #2b8a63; }
@media (prefers-color-scheme: dark) { :root { --paper: #12161c; --card: #1b212a; --ink: #e6eaf0; --muted: #96a2b1;
  --line: #2e3744; --track: #252d38; --accent: #6ba1ff; --onaccent: #0c1420; --bad: #f0786f; --quiet: #54647c;
  --second: #f0a64b; --third: #58c596; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font: 15px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; }
h2 { font-size: 17px; margin: 0 0 4px; }
p { margin: 0 0 12px; color: var(--muted); max-width: 75ch; }
.path { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 13px; overflow-wrap: anywhere; }
.grid { display: flex; flex-wrap: wrap; gap: 16px; margin-top: 16px; align-items: stretch; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px; flex: 1 1 440px;
  min-width: 0; }
.tile { flex: 1 1 170px; padding: 16px 20px; }
.wide { flex-basis: 100%; }
.tile b { display: block; font-size: 30px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.tile span { color: var(--muted); font-size: 13px; display: block; }
svg { max-width: 100%; height: auto; display: block; margin-top: 8px; font: 13px system-ui, "Noto Sans",
  "DejaVu Sans", sans-serif; }
text { fill: var(--ink); font-variant-numeric: tabular-nums; }
text.muted { fill: var(--muted); } text.small { font-size: 11.5px; }
text.end { text-anchor: end; } text.middle { text-anchor: middle; } text.onAccent { fill: var(--onaccent); }
.accent { fill: var(--accent); } .bad { fill: var(--bad); } .quiet { fill: var(--quiet); } .track { fill: var(--track); }
line.rule { stroke: var(--line); } line.mark { stroke: var(--ink); stroke-width: 2; }
.curve { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
.second { stroke: var(--second); } .third { stroke: var(--third); } .dashed { stroke: var(--muted);
  stroke-dasharray: 4 4; stroke-width: 1.5; }
figure { margin: 16px 0 0; } figure img { width: 100%; max-width: 924px; border-radius: 6px; display: block; }
figcaption { margin-bottom: 6px; } figcaption small { color: var(--muted); display: block; }
.wrong { color: var(--bad); font-weight: 600; } .right { color: var(--third); font-weight: 600; }
footer { margin-top: 32px; color: var(--muted); font-size: 13px; }
@media print { body { background: none; } .card { break-inside: avoid; } }
)";

}  // namespace training
