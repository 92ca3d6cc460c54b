// A page lays out what is near the screen and no more, see `data-resting` in layout.css, until its reader does
// something. What is read stays where it is then.
const wake = (mount) => {
  const root = document.documentElement;
  const seen = document.readyState === 'complete' && document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const top = () => (seen ? seen.getBoundingClientRect().top : 0);
  const before = top();
  root.style.overflowAnchor = 'none';
  delete mount.dataset.resting;
  scrollBy({ top: top() - before, behavior: 'instant' });
  requestAnimationFrame(() => { root.style.overflowAnchor = ''; });
};

// Calls when the reader first does something.
const onFirstSign = (call) => {
  const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'focusin', 'hashchange'];
  for (const sign of signs) addEventListener(sign, call, { capture: true, passive: true, once: true });
};

// Rests until then; a link to a place inside the page is a sign too.
const rest = (mount) => {
  if (location.hash) wake(mount);
  else onFirstSign(() => wake(mount));
};
