import 'gongbao-report';

document.addEventListener('gongbao-load', ({ target }) => { target.dataset.shown = ''; });
