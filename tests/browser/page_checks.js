// What the tests ask of a page: each function gives a list of complaints, empty where all is well.
() => {
  const shown = (one) => {
    const style = getComputedStyle(one);
    return one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
      && !style.clipPath.startsWith("inset");
  };
  const parse = (colour) => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.alpha === 1) return colour.rgb;
    }
    return [255, 255, 255];
  };
  const describe = (one) => `${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 40)}”`;

  const contrast = () => {
    const complaints = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const one = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !shown(one)) continue;
      const style = getComputedStyle(one);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const found = ratio(parse(style.color).rgb, behind(one));
      if (found < (large ? 3 : 4.5)) complaints.push(`${found.toFixed(2)} ${describe(one)}`);
    }
    return complaints;
  };
  const names = () => [...document.querySelectorAll("a, summary, button, input")]
    .filter((one) => !one.textContent.trim()).map(describe);
  const ids = () => {
    const all = [...document.querySelectorAll("[id]")].map((one) => one.id);
    const doubled = all.filter((id, index) => all.indexOf(id) !== index);
    const links = [...document.querySelectorAll("a[href^='#']")].map((one) => one.hash.slice(1));
    const labels = [...document.querySelectorAll("[aria-labelledby]")].map((one) => one.getAttribute("aria-labelledby"));
    return [...doubled, ...[...links, ...labels].filter((id) => !document.getElementById(id))];
  };
  const headings = () => {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => Number(one.tagName[1]));
    return levels.filter((level, index) => index === 0 ? level !== 1 : level > levels[index - 1] + 1 || level === 1);
  };
  const landmarks = () => ["main", "footer", "header"].filter((name) => !document.querySelector(name));
  const wide = () => [...document.querySelectorAll("body *")]
    .filter((one) => shown(one) && !one.matches(".skip, .skip *"))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map(describe);
  return {
    contrast: contrast(), names: names(), ids: ids(), headings: headings(),
    landmarks: landmarks(), wide: wide(), scrolls: document.documentElement.scrollWidth > innerWidth,
  };
}
