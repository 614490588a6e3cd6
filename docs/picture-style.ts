/** How the picture looks, on a light and on a dark page. */
export const style = `
  svg { color-scheme: light dark; }
  text { font: 13px ui-sans-serif, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2328; }
  .name { font-weight: 600; font-size: 14px; }
  .muted { fill: #59636e; font-size: 12px; }
  .code { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
  .on { fill: #ffffff; }
  .card { fill: #ffffff; stroke: #d1d9e0; }
  .pod { fill: #f6f8fa; stroke: #8c959f; }
  .line { stroke: #d1d9e0; fill: none; }
  .init { fill: #9a6700; }
  .sidecar { fill: #1a7f64; }
  .main { fill: #0969da; }
  .volume { fill: #f1ecff; stroke: #8250df; }
  .wire { stroke: #8250df; stroke-width: 1.5; fill: none; }
  .head { fill: #8250df; }
  .pill { fill: #ffffff; stroke: #8c959f; }
  .traffic { stroke: #0969da; stroke-width: 1.5; fill: none; }
  .traffic-head { fill: #0969da; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .muted { fill: #9198a1; }
    .on { fill: #ffffff; }
    .card { fill: #0d1117; stroke: #3d444d; }
    .pod { fill: #151b23; stroke: #656c76; }
    .line { stroke: #3d444d; }
    .init { fill: #845306; }
    .sidecar { fill: #196c55; }
    .main { fill: #1158c7; }
    .volume { fill: #271f47; stroke: #a371f7; }
    .wire { stroke: #a371f7; }
    .head { fill: #a371f7; }
    .pill { fill: #0d1117; stroke: #656c76; }
    .traffic { stroke: #4493f8; }
    .traffic-head { fill: #4493f8; }
  }`;
