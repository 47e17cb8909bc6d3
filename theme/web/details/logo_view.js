// Shows a visitor the logo that is kept, as paper has it and as a fax does.

import { create, maybe, one } from "../lib/dom.js";
import { imageOf, pictureAddress, sizeOnPaper } from "./letterhead.js";
import { keptLogo } from "./logo.js";
import { drawFaxed } from "./picture/fax.js";

/**
 * Show the logo both ways in a part of the form. Returns its size on paper in words, "" where none is kept.
 * @param {HTMLElement} box
 */
export async function showLogoIn(box) {
  const logo = await keptLogo();
  box.hidden = !logo;
  if (!logo) return "";
  const image = imageOf(
    { ...logo, alt: "Your logo on paper" },
    pictureAddress(logo.png),
    create("img"),
  );
  await image.decode(); // Firefox would draw, of an image that was another one before, that other one
  const paper = one("[data-logo-paper]", HTMLElement, box);
  maybe("img", HTMLImageElement, paper)?.remove();
  paper.prepend(image);
  const [wide, high] = sizeOnPaper(logo);
  const advice = drawFaxed(one("canvas", HTMLCanvasElement, box), image, [wide, high]);
  one("[data-logo-advice]", HTMLElement, box).textContent = advice;
  return `${Math.round(wide)} × ${Math.round(high)} mm on paper.${advice && ` ${advice}`}`;
}
