// Runs in the page: what of a screen cannot be read whole or hit with a finger, measured at one moment without waiting.
// It is put there as text, like axe-core, and leaves one function behind: `illegible(bodyPx)`.
{
  /** Sub-pixels: what a browser rounds away is no fault. */
  const TOLERANCE = 0.6;
  /** Of the font size, above and below a line's middle: the em box that glyphs fill, without the font's own air. */
  const HALF_EM = 0.45;
  /** What comes into sight with the keyboard only. */
  const UNSEEN = '.u-skip';
  const SIDEWAYS_ON_PURPOSE = '.u-scroll-x';
  const TARGETS =
    'a[href], button, input, select, textarea, [role=button], [role=link], [role=tab], [role=radio], [role=checkbox]';
  /** LOOK: no words below 12 px where body is 16. */
  const SMALLEST_OF_BODY = 12 / 16;
  /** What keeps its place may take at most this of the window from what moves. */
  const LARGEST_BARS = 0.6;

  /** Lines of fewer characters than this are read with trouble when there are more of them than that. */
  const SHORT_LINE = 3.5;
  const MOST_SHORT_LINES = 3;

  const nameOf = (element) => {
    const own = [...element.classList].filter((each) => each !== 'u-press').join('.');
    return own ? `.${own}` : element.localName;
  };
  const styleOf = (element) => getComputedStyle(element);
  /** Not so what is hidden, or there for a screen reader alone. */
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    styleOf(element).clipPath === 'none' &&
    !element.closest(UNSEEN);
  const quoted = (text) => `«${text.trim().slice(0, 16)}»`;

  /** Every line of text one sees: its em box and the element it stands in. */
  function* linesOfText() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() === '' || element.closest('script, style, option, textarea') || !seen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const half = Number.parseFloat(styleOf(element).fontSize) * HALF_EM;
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const middle = (top + bottom) / 2;
        if (right > left)
          yield { node, element, text: node.data, box: { left, right, top: middle - half, bottom: middle + half } };
      }
    }
  }

  /** The element and those around it that cut what it holds, from within; one that floats is cut by fewer. */
  function* cuttersOf(element) {
    let floats = false;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { position, overflowX, overflowY } = styleOf(at);
      if (floats && position === 'static') continue;
      if (overflowX !== 'visible' || overflowY !== 'visible') yield { at, overflowY };
      if (position === 'fixed') return;
      floats = position === 'absolute';
    }
  }

  function insideOf(element) {
    const { left, top } = element.getBoundingClientRect();
    const inner = { left: left + element.clientLeft, top: top + element.clientTop };
    return { ...inner, right: inner.left + element.clientWidth, bottom: inner.top + element.clientHeight };
  }

  const wider = (box, room) => box.left < room.left - TOLERANCE || box.right > room.right + TOLERANCE;
  const higher = (box, room) => box.top < room.top - TOLERANCE || box.bottom > room.bottom + TOLERANCE;
  const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';

  /** Who cuts a line of text where no scrolling brings it into sight; nothing when it can be read whole. */
  function cutterOf({ element, box }) {
    let { left, right, top, bottom } = box;
    for (const { at, overflowY } of cuttersOf(element)) {
      const room = insideOf(at);
      if (at.matches(SIDEWAYS_ON_PURPOSE)) ({ left, right } = room);
      else if (wider({ left, right }, room)) return nameOf(at);
      if (scrolls(overflowY)) ({ top, bottom } = room);
      else if (overflowY !== 'visible' && higher({ top, bottom }, room)) return nameOf(at);
    }
    return wider({ left, right }, { left: 0, right: innerWidth }) ? 'the window' : undefined;
  }

  const isBox = (element) => {
    const { backgroundColor, borderTopWidth, borderTopColor } = styleOf(element);
    const shows = (colour) => !/^(transparent|rgba\(.*, 0\))$/.test(colour);
    return shows(backgroundColor) || (borderTopWidth !== '0px' && shows(borderTopColor));
  };

  /** The drawn box a line of text stands in, when the line sticks out of it. */
  function boxLeftBy({ element, box }) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { display, overflowX, position } = styleOf(at);
      if (overflowX !== 'visible') return undefined;
      if (display !== 'inline' && isBox(at)) {
        const room = at.getBoundingClientRect();
        return wider(box, room) || higher(box, room) ? nameOf(at) : undefined;
      }
      if (position === 'fixed' || position === 'absolute') return undefined;
    }
    return undefined;
  }

  /** What moves together: lines of one layer keep their distance, however one scrolls. */
  function layerOf(element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { position, overflowX, overflowY } = styleOf(at);
      if (position === 'fixed' || position === 'sticky' || scrolls(overflowX) || scrolls(overflowY)) return at;
    }
    return document.body;
  }

  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

  /** Lines that stand on each other. */
  function* collisions(lines) {
    const layers = new Map();
    for (const line of lines) {
      const layer = layerOf(line.element);
      const others = layers.get(layer) ?? [];
      const other = others.find((each) => each.node !== line.node && overlap(each.box, line.box));
      if (other) yield `${quoted(line.text)} stands on ${quoted(other.text)}`;
      layers.set(layer, [...others, line]);
    }
  }

  /** Pages and sheets that can be pushed to the side. */
  function* sideways() {
    for (const element of [document.scrollingElement, ...document.querySelectorAll('body *')]) {
      const beyond = element.scrollWidth - element.clientWidth;
      if (beyond <= 1 || element.matches(`${SIDEWAYS_ON_PURPOSE}, input, textarea, select`) || !seen(element)) continue;
      const isPage = element === document.scrollingElement || element.matches('.taro_page');
      if (isPage || scrolls(styleOf(element).overflowX)) yield `${nameOf(element)} goes ${beyond} px to the side`;
    }
  }

  /** Words in an empty field that are longer than the field. */
  function* placeholders() {
    const pen = document.createElement('canvas').getContext('2d');
    for (const field of document.querySelectorAll('input[placeholder]')) {
      if (!seen(field) || field.value !== '') continue;
      const { font, paddingLeft, paddingRight } = styleOf(field);
      pen.font = font;
      const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      if (pen.measureText(field.placeholder).width > room + TOLERANCE)
        yield `${quoted(field.placeholder)} is cut by its field`;
    }
  }

  const least = () => (document.querySelector('.is-elder') ? 60 : 44);

  /** Targets a finger misses; a link within a sentence is as high as its line. */
  function* smallTargets() {
    for (const target of document.querySelectorAll(TARGETS)) {
      if (!seen(target) || styleOf(target).display === 'inline') continue;
      const { width, height } = target.getBoundingClientRect();
      if (Math.min(width, height) < least() - TOLERANCE)
        yield `${nameOf(target)} ${quoted(target.textContent)} is a target of ${width.toFixed(0)} × ${height.toFixed(0)}`;
    }
  }

  const bars = () =>
    [...document.querySelectorAll('.u-head, .u-page__footer, .u-tabs-foot')].filter(
      (bar) => seen(bar) && ['fixed', 'sticky'].includes(styleOf(bar).position),
    );

  /** Text that runs down a column too narrow for it. */
  function* squeezed(lines) {
    for (const [node, own] of Map.groupBy(lines, (line) => line.node)) {
      const em = Number.parseFloat(styleOf(own[0].element).fontSize);
      const widest = Math.max(...own.map(({ box }) => box.right - box.left));
      if (own.length > MOST_SHORT_LINES && widest < SHORT_LINE * em)
        yield `${quoted(node.data)} runs down ${own.length} lines of ${(widest / em).toFixed(0)} characters`;
    }
  }

  /** Bars that leave the page too little of the window, or lie on its end. */
  function* crowding(lines) {
    const taken = bars().reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
    if (taken > innerHeight * LARGEST_BARS) yield `the bars take ${taken.toFixed(0)} of ${innerHeight} px`;
    for (const bar of bars().filter((each) => styleOf(each).position === 'fixed')) {
      const page = bar.closest('.taro_page');
      const last = lines.filter(({ element }) => element.closest('main') && layerOf(element) === page).at(-1);
      if (!last) continue;
      const left = page.scrollHeight - (last.box.bottom - page.getBoundingClientRect().top + page.scrollTop);
      if (left < bar.getBoundingClientRect().height) yield `${nameOf(bar)} lies on ${quoted(last.text)}`;
    }
  }

  function* faultsOf(lines, bodyPx) {
    for (const line of lines) {
      const cutter = cutterOf(line);
      if (cutter) yield `${quoted(line.text)} is cut by ${cutter}`;
      const left = boxLeftBy(line);
      if (left) yield `${quoted(line.text)} sticks out of ${left}`;
      const { fontSize } = styleOf(line.element);
      if (Number.parseFloat(fontSize) < bodyPx * SMALLEST_OF_BODY - TOLERANCE)
        yield `${quoted(line.text)} is ${fontSize} where body is ${bodyPx}px`;
    }
    yield* collisions(lines);
    yield* squeezed(lines);
    yield* sideways();
    yield* placeholders();
    yield* smallTargets();
    yield* crowding(lines);
  }

  /** What is wrong with the screen where body text is of that size, each fault once; without a size, as it stands. */
  globalThis.illegible = (bodyPx) => {
    const scaled = document.createElement('style');
    // The same variable that WeChat's own text size sets.
    if (bodyPx !== undefined) scaled.textContent = `.u-root { --fs: ${bodyPx / 16} !important; }`;
    document.head.append(scaled);
    try {
      return [...new Set(faultsOf([...linesOfText()], bodyPx ?? 16))];
    } finally {
      scaled.remove();
    }
  };
}
