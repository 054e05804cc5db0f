/** Longitude and latitude, GCJ-02. */
export type Position = readonly [longitude: number, latitude: number];

export interface MapSite {
  readonly key: string;
  /** Beside the dot: 1号驿站. */
  readonly name: string;
  readonly position: Position;
  readonly open: boolean;
  readonly chosen?: boolean;
}

/** Colours of the drawing: an image knows no CSS custom properties. */
export interface MapColours {
  readonly ground: string;
  readonly edge: string;
  readonly open: string;
  readonly closed: string;
  readonly words: string;
}

const WIDTH = 640;
const MARGIN = 48;
const DOT = 9;
/** A name keeps this far from the middle of any other site's dot. */
const ROOM = DOT + 8;
/** At a phone's width a unit is about half a pixel: 13 px, more in 长辈版. */
const FONT = 27;

type Point = readonly [x: number, y: number];

/**
 * The district's outline and its sites as an SVG text, north up. At a district's size a plane will do: degrees of
 * longitude are narrowed by the cosine of the latitude. `scale` is that of the look's text. Without `<style>` and percentages, which WeChat does not draw.
 */
export function schematic(
  boundary: readonly Position[],
  sites: readonly MapSite[],
  colours: MapColours,
  scale = 1,
): string {
  const font = FONT * scale;
  const { project, height } = planeOf(boundary);
  const outline = boundary.map((position) => project(position).map(rounded).join(' ')).join('L');
  const places = sites.map(({ position }) => project(position));
  const labels = placeLabels(sites, places, font);
  const marks = sites.map((site, i) => dotOf(site, places[i] ?? [0, 0], colours)).join('');
  const words = sites.map((site, i) => wordsOf(site.name, labels[i], font, colours)).join('');
  const size = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
  const ground = `<path d="M${outline}z" fill="${colours.ground}" stroke="${colours.edge}" stroke-width="2" stroke-linejoin="round"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${marks}${words}</svg>`;
}

/** The plane the drawing lies in: degrees to the drawing's units and back, and how high it is for its width. */
export function planeOf(boundary: readonly Position[]) {
  const longitudes = boundary.map(([longitude]) => longitude);
  const latitudes = boundary.map(([, latitude]) => latitude);
  const west = Math.min(...longitudes);
  const north = Math.max(...latitudes);
  const narrow = Math.cos((((Math.min(...latitudes) + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / ((Math.max(...longitudes) - west) * narrow);
  const height = Math.ceil((north - Math.min(...latitudes)) * scale + 2 * MARGIN);
  const project = ([longitude, latitude]: Position): Point => [
    MARGIN + (longitude - west) * narrow * scale,
    MARGIN + (north - latitude) * scale,
  ];
  const unproject = ([x, y]: Point): Position => [west + (x - MARGIN) / (narrow * scale), north - (y - MARGIN) / scale];
  return { project, unproject, width: WIDTH, height };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A room for each name beside, above or below its dot, where it covers no dot and no name placed before. */
function placeLabels(sites: readonly MapSite[], places: readonly Point[], font: number): Box[] {
  const taken: Box[] = places.map(([x, y]) => ({ x: x - ROOM, y: y - DOT, width: 2 * ROOM, height: 2 * DOT }));
  return sites.map(({ name }, i) => {
    const [x, y] = places[i] ?? [0, 0];
    const width = widthOf(name, font);
    const away = DOT + 10;
    const choices = [
      { x: x + away, y: y - font / 2 },
      { x: x - away - width, y: y - font / 2 },
      { x: x - width / 2, y: y + away },
      { x: x - width / 2, y: y - away - font },
    ].map((corner) => ({ ...corner, width, height: font }));
    const inside = choices.filter((box) => box.x >= 0 && box.x + box.width <= WIDTH);
    const free = inside.find((box) => !taken.some((other) => overlap(box, other)));
    const chosen = free ?? inside[0] ?? { x, y, width, height: font };
    taken.push(chosen);
    return chosen;
  });
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Chinese characters are as wide as high, others about half. */
const widthOf = (name: string, font: number): number =>
  [...name].reduce((width, letter) => width + (letter.charCodeAt(0) < 256 ? font * 0.6 : font), 0);

function dotOf({ open, chosen }: MapSite, [x, y]: Point, colours: MapColours): string {
  const colour = open ? colours.open : colours.closed;
  const at = `cx="${rounded(x)}" cy="${rounded(y)}"`;
  // Filled for open, hollow for closed: the colour is never the only sign.
  const dot = `<circle ${at} r="${DOT}" fill="${open ? colour : colours.ground}" stroke="${colour}" stroke-width="4"/>`;
  return chosen ? `${dot}<circle ${at} r="${DOT + 7}" fill="none" stroke="${colour}" stroke-width="3"/>` : dot;
}

function wordsOf(name: string, box: Box | undefined, font: number, colours: MapColours): string {
  if (!box) return '';
  const at = `x="${rounded(box.x)}" y="${rounded(box.y + font * 0.86)}"`;
  return `<text ${at} font-size="${font}" fill="${colours.words}">${escaped(name)}</text>`;
}

const rounded = (n: number): number => Math.round(n * 10) / 10;
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
