// SPDX-License-Identifier: MIT
#include "clinic/style.hpp"

namespace surefoot {
namespace {

// Contrast on the paper colour: ink 17:1, second ink 8:1, links 7.6:1, warning 7.2:1.
constexpr std::string_view kBody = R"css(
:root { --ink: #0e1530; --ink2: #3d4666; --paper: #f7f8f6; --card: #ffffff; --rule: #c9d1d6; --sea: #1d5856; --sea2: #4f9692; --pale: #dcebea;
  --night: #1b2a55; --warn: #8f2a30; --warn-pale: #fbeae6; --sand: #f2d0a4; --amber: #ffc857; }
* { box-sizing: border-box; }
html { font-size: 17px; }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: Inter, "Inter Display", "DejaVu Sans", system-ui, sans-serif; line-height: 1.5; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.6rem; letter-spacing: -0.01em; }
h2 { font-size: 1.25rem; margin: 0 0 0.7rem; line-height: 1.3; }
h3 { font-size: 1.02rem; margin: 1.2rem 0 0.4rem; }
p { margin: 0 0 0.8rem; max-width: 46rem; }
a { color: #17527d; text-underline-offset: 0.15em; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--ink2); padding: 0 0 0.4rem; }
th, td { text-align: left; padding: 0.42rem 0.7rem 0.42rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { color: var(--ink2); font-weight: 600; border-bottom: 2px solid var(--sea2); white-space: nowrap; }
tbody th { font-weight: 600; }
td.number, th.number { text-align: right; padding-right: 1.1rem; white-space: nowrap; }
td.number .none, thead th.number { white-space: normal; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.2rem; margin: 0 0 0.8rem; }
dl.facts dt { color: var(--ink2); }
dl.facts dd { margin: 0; }
figure { margin: 0 0 1.2rem; max-width: 52rem; }
figcaption { font-weight: 600; margin-bottom: 0.3rem; }
figure svg { display: block; width: 100%; height: auto; }
figure svg.calendar { max-width: 26rem; }
figure svg.square { max-width: 29rem; }
.chart-words { color: var(--ink2); font-size: 0.92rem; margin-top: 0.3rem; }
svg text { font-family: inherit; fill: var(--ink2); font-size: 13px; }
svg .grid { stroke: #e0e5e7; stroke-width: 1; }
svg .axis { stroke: var(--ink2); stroke-width: 1; }
svg .line { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
svg .a { stroke: var(--sea); }
svg .b { stroke: #a4436b; stroke-dasharray: 6 3; }
svg .dot { fill: var(--sea); stroke: #fff; stroke-width: 1.5; }
svg .band { fill: var(--pale); }
svg .sway { fill: none; stroke: var(--night); stroke-width: 1.1; stroke-linejoin: round; }
svg .ellipse { fill: none; stroke: #a4436b; stroke-width: 2; stroke-dasharray: 7 4; }
svg .now { fill: var(--amber); stroke: var(--ink); stroke-width: 2; }
svg .now-line { stroke: var(--ink); stroke-width: 2; }
svg .day { stroke: none; }
svg .day.none { fill: #e6eaeb; }
svg .day.today { fill: #e6eaeb; stroke: var(--ink); stroke-width: 1.5; }
svg .day.part { fill: var(--sea2); }
svg .day.full { fill: var(--sea); }
svg .tick-mark { fill: none; stroke: #fff; stroke-width: 2; }
.none, .uncounted { color: var(--ink2); }
.wide { max-width: 64rem; }
.small { font-size: 0.88rem; color: var(--ink2); }
.mark { display: inline-block; padding: 0.05rem 0.55rem; border-radius: 0.7rem; font-size: 0.88rem; font-weight: 600; background: var(--pale); color: #123f3e; white-space: nowrap; }
.mark.warn { background: var(--warn-pale); color: var(--warn); }
.mark.plain { background: #e6eaeb; color: var(--ink); }
)css";

constexpr std::string_view kFrame = R"css(
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.6rem 1rem; z-index: 2; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible, main:focus-visible {
  outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 5px var(--amber); border-radius: 0.3rem; }
.top { background: #15203f url("/bay.svg") right bottom / auto 100% no-repeat; color: #fff; padding: 0.9rem 4.2rem 0.9rem 2rem; display: flex; flex-wrap: wrap; gap: 0.4rem 2.2rem; align-items: center; }
.top a { color: #fff; }
.brand { font-size: 1.2rem; font-weight: 700; }
.brand a { text-decoration: none; }
.brand span { color: #ffe9c4; font-weight: 500; }
.top nav { flex: 1; }
.top ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; margin: 0; padding: 0; align-items: center; }
.top li a { text-decoration: none; padding: 0.25rem 0; display: inline-block; border-bottom: 2px solid transparent; }
.top li a:hover { border-color: #ffe9c4; }
.top li.end { margin-left: auto; }
.top :focus-visible { outline-color: #fff; }
main { max-width: 76rem; margin: 0 auto; padding: 1.6rem 2rem 3rem; }
main:focus { outline: none; }
footer { max-width: 76rem; margin: 0 auto; padding: 0 2rem 2rem; color: var(--ink2); font-size: 0.88rem; }
.card { background: var(--card); border: 1px solid #dfe4e6; border-radius: 0.9rem; padding: 1.2rem 1.4rem; margin: 0 0 1.3rem; overflow-x: auto; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(21rem, 1fr)); gap: 0 1.3rem; align-items: start; }
.glance { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0.8rem; margin: 0 0 1.3rem; padding: 0; list-style: none; }
.glance li { background: var(--card); border: 1px solid #dfe4e6; border-left: 5px solid var(--sea2); border-radius: 0.7rem; padding: 0.7rem 1rem; }
.glance li.warn { border-left-color: var(--warn); }
.glance .what { display: block; color: var(--ink2); font-size: 0.88rem; }
.glance .is { display: block; font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.7rem; margin: 0 0 1.3rem; padding: 0; list-style: none; }
button, .actions a, .tabs a { font: inherit; display: inline-block; border-radius: 0.6rem; border: 1px solid var(--night); background: var(--card); color: var(--night); padding: 0.4rem 0.95rem; min-height: 2.4rem; text-decoration: none; cursor: pointer; }
button.main { background: var(--night); color: #fff; font-weight: 600; }
button.danger { background: var(--warn); border-color: var(--warn); color: #fff; font-weight: 600; }
button.quiet { background: #15203f; color: #fff; border-color: #8f9bc0; min-height: 2.1rem; padding: 0.2rem 0.8rem; }
.tabs { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; margin: 0 0 1rem; }
.tabs a[aria-current] { background: var(--night); color: #fff; font-weight: 600; }
form.row, div.row { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: end; margin: 0 0 1rem; }
.field { display: block; margin: 0 0 0.8rem; }
.row .field { margin: 0; }
form + p { margin-top: 1.2rem; }
.field > span { display: block; font-weight: 600; margin-bottom: 0.15rem; }
.field .hint { font-weight: 400; color: var(--ink2); font-size: 0.88rem; }
input, select, textarea { font: inherit; color: var(--ink); background: #fff; border: 1px solid #66708c; border-radius: 0.45rem; padding: 0.38rem 0.6rem; max-width: 100%; min-height: 2.4rem; }
input[type=checkbox] { min-height: 1.2rem; width: 1.2rem; height: 1.2rem; vertical-align: -0.2rem; }
input.short { width: 6.5rem; }
textarea { width: 100%; min-height: 6rem; }
fieldset { border: 1px solid var(--rule); border-radius: 0.7rem; padding: 0.8rem 1rem; margin: 0 0 1rem; }
legend { font-weight: 700; padding: 0 0.4rem; }
.warning { background: var(--warn-pale); color: var(--warn); border-left: 5px solid var(--warn); padding: 0.7rem 1rem; border-radius: 0.4rem; }
.good { background: var(--pale); color: #123f3e; border-left: 5px solid var(--sea); padding: 0.7rem 1rem; border-radius: 0.4rem; }
.door { max-width: 27rem; }
.door input { width: 100%; }
.recording { display: grid; grid-template-columns: minmax(17rem, 26rem) minmax(20rem, 1fr); gap: 0 1.6rem; align-items: start; }
.recording > label { grid-column: 1 / -1; }
table.list th[scope=row], table.list td:not(:last-child), #log th[scope=row], #log td:not(:last-child) { white-space: nowrap; }
table.list td:last-child .mark { white-space: normal; }
.trends { margin-top: 1rem; }
.scrub { width: 100%; padding: 0; }
details { margin: 0 0 1rem; }
summary { cursor: pointer; font-weight: 600; color: #17527d; }
pre { white-space: pre-wrap; }
.code { font-family: "DejaVu Sans Mono", monospace; font-size: 0.92rem; }
.alone h2 { margin: 1.4rem 0 0.5rem; } .alone .columns { margin-top: 1rem; } .alone th .small { font-weight: 400; display: block; } .alone thead th { white-space: normal; }
@media (max-width: 46rem) { .alone dl.facts { display: block; } .alone dl.facts dd { margin-bottom: 0.5rem; overflow-wrap: anywhere; } .alone td, .alone th { padding-right: 0.4rem; } }
@media (max-width: 46rem) { .top { padding: 0.8rem 1rem; background-image: none; } main { padding: 1rem; } .recording { display: block; } footer { padding: 0 1rem 1rem; } }
)css";

constexpr std::string_view kPrint = R"css(
.print-only { display: none; }
@media print {
  .print-only { display: block; }
  caption .print-only { display: inline; }
  @page { size: A4; margin: 11mm 14mm; }
  html { font-size: 7.5pt; }
  .warning { margin: 0 0 0.3rem; padding: 0.2rem 0.6rem; }
  body { line-height: 1.35; }
  body { background: #fff; }
  .top, footer nav, .actions, .tabs, form, .skip, .screen-only, details { display: none !important; }
  main { max-width: none; padding: 0; }
  footer { padding: 0; max-width: none; font-size: 8pt; }
  .card { border: 0; border-top: 1px solid var(--rule); border-radius: 0; padding: 0.35rem 0 0; margin: 0 0 0.3rem; overflow: visible; break-inside: avoid; }
  .glance { grid-template-columns: repeat(4, 1fr); gap: 0.5rem; margin-bottom: 0.5rem; }
  .glance li { padding: 0.3rem 0.6rem; }
  .columns { grid-template-columns: 1fr 1.35fr; gap: 0 1.2rem; }
  .columns.trends { grid-template-columns: 1fr 1fr; margin-top: 0.3rem; }
  /* A person on one page: wide what is measured, the rest two by two. */
  .sheet { display: grid; grid-template-columns: 1fr 1.12fr; gap: 0 1.1rem; align-items: start; }
  .sheet > * { grid-column: 1 / -1; }
  .sheet > .columns { display: contents; }
  .sheet #adherence { order: 1; grid-column: 1; }
  .sheet #plan { order: 1; grid-column: 2; }
  .sheet #tests { order: 2; grid-column: 1; }
  .sheet #bouts { order: 2; grid-column: 2; }
  .sheet #answers { order: 3; grid-column: 1; }
  .sheet #hand-tests { order: 3; grid-column: 2; grid-row: span 2; }
  .sheet #notes { order: 3; grid-column: 1; }
  .sheet #tests tbody th { white-space: nowrap; }
  .sheet h3 { margin: 0.3rem 0 0.2rem; }
  .sheet .trend .chart-words, #plan th:last-child, #plan td:last-child, #notes article:nth-of-type(n+4) { display: none; }
  .sheet figure svg { max-height: 2cm; width: auto; }
  .sheet ul.small { margin: 0 0 0.3rem; padding: 0; list-style: none; }
  .sheet figure svg.calendar { max-height: 2.2cm; }
  .sheet dl.facts, .sheet figure, .sheet p { margin-bottom: 0.2rem; }
  .sheet p, footer p { max-width: none; }
  .sheet #balance p.small { font-size: 0.72em; line-height: 1.25; }
  #bouts tbody tr:nth-child(n+4), #tests tbody tr:nth-child(n+4), #answers tbody tr:nth-child(n+4), #hand-tests tbody tr:nth-child(n+4) { display: none; }
  .mark { padding: 0 0.3rem; }
  h1 { font-size: 15pt; margin-bottom: 0.2rem; }
  h2 { font-size: 11pt; margin-bottom: 0.3rem; }
  p { margin-bottom: 0.4rem; }
  th, td { padding: 0.1rem 0.5rem 0.1rem 0; }
  figure { margin-bottom: 0.4rem; }
  figure svg { max-width: 8.4cm; }
  .recording { grid-template-columns: 7cm 1fr; }
  figure svg.calendar { max-width: 5.6cm; }
  figure svg.square { max-width: 7cm; }
  a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

constexpr std::string_view kBay =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 64" width="520" height="64">
<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#1b2a55"/><stop offset=".62" stop-color="#8a6fa8"/>
<stop offset="1" stop-color="#f5a97f"/></linearGradient><linearGradient id="f" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#15203f"/>
<stop offset=".75" stop-color="#15203f" stop-opacity=".35"/><stop offset="1" stop-color="#15203f" stop-opacity=".1"/></linearGradient></defs>
<rect width="520" height="64" fill="url(#s)"/><circle cx="430" cy="46" r="13" fill="#ffe3b3"/>
<path d="M0 50 C80 30 150 46 220 38 S360 30 430 44 S500 38 520 42 V64 H0Z" fill="#6c6e9e"/>
<path d="M0 56 C90 42 190 56 280 47 S440 44 520 52 V64 H0Z" fill="#333f6e"/>
<path d="M486 58 l3 -30 h8 l3 30z" fill="#f2d0a4"/><rect x="487" y="22" width="12" height="7" rx="2" fill="#ffc857"/><path d="M485 22 l8 -6 l8 6z" fill="#c65d62"/>
<path d="M440 64 C470 54 505 54 520 57 V64Z" fill="#222c54"/><rect width="520" height="64" fill="url(#f)"/></svg>
)svg";

constexpr std::string_view kScript = R"js("use strict";
// A moment of a recording, dragged: a line in the time series, a dot on the path. The pages work without it.
(function () {
  var path = document.querySelector("svg[data-moments]");
  var series = document.querySelectorAll("svg[data-from]");
  if (!path || series.length === 0) { return; }
  var moments = path.getAttribute("data-moments").split(";").filter(Boolean).map(function (moment) { return moment.split(" ").map(Number); });
  if (moments.length < 2) { return; }
  var label = document.createElement("label");
  var words = document.createElement("span");
  var range = document.createElement("input");
  range.type = "range";
  range.className = "scrub";
  range.min = 0;
  range.max = moments.length - 1;
  range.value = 0;
  label.className = "field screen-only";
  label.appendChild(words);
  label.appendChild(range);
  path.parentNode.parentNode.insertBefore(label, path.parentNode);
  function show() {
    var moment = moments[Number(range.value)];
    var text = moment[0].toFixed(1) + " s";
    words.textContent = "Moment of the recording: " + text;
    range.setAttribute("aria-valuetext", text);
    var dot = path.querySelector(".now");
    dot.setAttribute("cx", moment[1]);
    dot.setAttribute("cy", moment[2]);
    series.forEach(function (chart) {
      var from = Number(chart.getAttribute("data-from"));
      var to = Number(chart.getAttribute("data-to"));
      var x = Number(chart.getAttribute("data-left")) + (moment[0] - from) / (to - from) * Number(chart.getAttribute("data-width"));
      var line = chart.querySelector(".now-line");
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
    });
  }
  range.addEventListener("input", show);
  show();
}());
)js";

}  // namespace

std::string_view styleSheet() {
  static const std::string kAll = std::string(kBody) + std::string(kFrame) + std::string(kPrint);
  return kAll;
}

std::string_view bayPicture() {
  return kBay;
}

std::string_view scrubScript() {
  return kScript;
}

}  // namespace surefoot
