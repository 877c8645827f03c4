// Opens every page of FOLDER/pages in Chromium and checks it: node check.mjs BROWSER FOLDER

import { readFileSync, readdirSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const [browserPath, folder] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Ways of reading: width in CSS pixels, and what a reader may add to the style sheet.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
  " p { margin-bottom: 2em !important }";
const VIEWS = [
  { name: "desktop", width: 1280, axe: true },
  { name: "phone", width: 320, axe: true },
  { name: "zoomed to 200 %", width: 640, axe: false },
  { name: "text at 200 %", width: 1280, css: "html { font-size: 200% !important }", axe: false },
  { name: "text spaced out", width: 1280, css: SPACING, axe: false },
  { name: "text spaced out on a phone", width: 320, css: SPACING, axe: false },
];

// Rules of taste, and those that know no better than the standard: a low line may begin an id.
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "long-title": "off",
    "no-inline-style": "off",
    "valid-id": ["error", { relaxed: true }],
    "require-sri": "off",
  },
});

const faults = [];
const fault = (page, text) => faults.push(`${page}: ${text}`);
let passes = 0;
// What axe cannot tell, and at how many places.
const doubts = new Map();

const check = async (browser, file) => {
  const name = basename(file, ".html");
  for (const result of validator.validateStringSync(readFileSync(file, "utf8"), file).results) {
    for (const message of result.messages) {
      fault(name, `html-validate ${message.ruleId}: ${message.message} (line ${message.line})`);
    }
  }
  const page = await browser.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("dialog", (dialog) => { fault(name, `a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("console", (message) => fault(name, `console: ${message.text()}`));
  for (const view of VIEWS) {
    await page.setViewport({ width: view.width, height: 900 });
    await page.goto(pathToFileURL(file));
    if (view.css) {
      await page.addStyleTag({ content: view.css });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > view.width) {
      fault(name, `${view.name}: ${wide} pixels wide instead of ${view.width}`);
    }
    if (!view.axe) continue;
    await page.evaluate(axeSource);
    const found = await page.evaluate((tags) => axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
    passes += found.passes.length;
    for (const violation of found.violations) {
      fault(name, `${view.name}: axe ${violation.id}: ${violation.help}\n    ` +
        violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join("\n    "));
    }
    for (const unsure of found.incomplete) {
      for (const node of unsure.nodes) {
        const why = `${view.name}: ${unsure.id}: ${node.any[0]?.message ?? unsure.help}`;
        doubts.set(why, (doubts.get(why) ?? 0) + 1);
      }
    }
    await page.screenshot({ path: join(folder, "pictures", `${name}-${view.width}.png`), fullPage: true });
  }
  const outside = requests.filter((url) => url !== pathToFileURL(file).href);
  if (outside.length > 0) {
    fault(name, `asks for ${outside[0]}`);
  }
  await page.goto(pathToFileURL(file));
  await page.pdf({ path: join(folder, "pictures", `${name}.pdf`), preferCSSPageSize: true });
  await page.close();
};

mkdirSync(join(folder, "pictures"), { recursive: true });
const pages = resolve(folder, "pages");
const files = readdirSync(pages).filter((name) => name.endsWith(".html")).map((name) => join(pages, name));
const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
for (const file of files) {
  await check(browser, file);
}
await browser.close();
for (const [why, places] of doubts) {
  console.log(`axe cannot tell (${places} places): ${why}`);
}
for (const text of faults) {
  console.log(text);
}
console.log(`${files.length} pages, ${VIEWS.length} ways of reading: ${passes} rules of axe passed, ${faults.length} faults`);
process.exit(faults.length > 0 || files.length === 0 ? 1 : 0);
