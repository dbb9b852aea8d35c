// Keeps open pages right: when the server tells that something has changed, the parts marked data-live are fetched again.
(function () {
  'use strict';

  const state = document.getElementById('live-state');
  const quiet = 60000;
  let timer = 0;
  let focused = null;

  // A request while one is under way waits for it, and stands for all that come meanwhile.
  function refresh() {
    const parts = Array.from(document.querySelectorAll('[data-live]'), (part) => '#' + part.id);
    const source = document.getElementById('content');
    htmx.ajax('GET', location.href, { source, swap: 'none', selectOOB: parts.join() }).catch(() => {
      // The server is away; the event stream connects again by itself, and its first event brings the page up to date.
    });
  }

  // A part in which somebody is about to act is left alone.
  function isInUse(part) {
    return part.querySelector('details.confirm[open]') !== null || (part.contains(document.activeElement)
      && /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName));
  }

  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    const { target, fragment } = event.detail;
    event.detail.shouldSwap = !isInUse(target);
    const open = Array.from(target.querySelectorAll('details'), (details) => details.open);
    fragment.querySelectorAll('details').forEach((details, index) => { details.open = Boolean(open[index]); });
    focused = target.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  });

  document.addEventListener('htmx:oobAfterSwap', (event) => {
    const same = Array.from(event.target.querySelectorAll('a')).find((link) => link.getAttribute('href') === focused);
    if (same) { same.focus(); }
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.xhr.status === 401) { location.reload(); }
    if (event.detail.successful) { draw(); }
  });

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  const charts = new Map();

  async function draw() {
    for (const canvas of document.querySelectorAll('canvas[data-series]')) {
      const response = await fetch(canvas.dataset.series, { headers: { Accept: 'application/json' } });
      if (!response.ok) { continue; }
      const series = await response.json();
      canvas.closest('section').hidden = series.labels.length === 0;
      if (series.labels.length === 0) { continue; }
      const data = {
        labels: series.labels,
        datasets: series.lines.map((line) => ({
          label: line.name, data: line.values, yAxisID: line.axis, borderColor: colour('--' + line.colour),
          backgroundColor: colour('--' + line.colour), borderWidth: 2, pointRadius: series.labels.length > 60 ? 0 : 2, tension: 0.2,
          spanGaps: true
        }))
      };
      const known = charts.get(canvas.id);
      if (known && known.canvas === canvas) {
        known.data = data;
        known.update('none');
        continue;
      }
      if (known) { known.destroy(); }
      charts.set(canvas.id, new Chart(canvas, { type: 'line', data, options: options(series) }));
    }
  }

  function options(series) {
    const scales = { x: { title: { display: true, text: series.unit }, ticks: { color: colour('--dim'), maxTicksLimit: 10 }, grid: { color: colour('--line') } } };
    series.axes.forEach((axis, index) => {
      scales[axis.id] = { position: index === 0 ? 'left' : 'right', beginAtZero: true, title: { display: true, text: axis.unit },
        ticks: { color: colour('--dim') }, grid: { color: index === 0 ? colour('--line') : 'transparent' } };
    });
    return { animation: false, maintainAspectRatio: false, interaction: { mode: 'index', intersect: false }, scales,
      plugins: { legend: { labels: { color: colour('--text'), boxWidth: 14 } } } };
  }

  function listen() {
    const source = new EventSource('/live');
    source.addEventListener('change', refresh);
    source.addEventListener('open', () => { state.classList.add('on'); state.title = 'Live'; });
    source.addEventListener('error', () => {
      state.classList.remove('on');
      state.title = 'Not live: the server does not answer';
      if (source.readyState === EventSource.CLOSED) { setTimeout(() => { refresh(); listen(); }, 5000); }
    });
  }

  // Times such as "3m ago" grow old though nothing has changed.
  function tick() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!document.hidden) { refresh(); } tick(); }, quiet);
  }

  if (state) {
    draw();
    listen();
    tick();
    document.addEventListener('visibilitychange', () => { if (!document.hidden) { refresh(); } });
  }
})();
