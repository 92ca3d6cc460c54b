// In a host's page: gives each frame that shows a report the height that the report asks for. A frame
// is heard only if the message comes from its own window and from the site it was loaded from.
addEventListener('message', ({ source, origin, data }) => {
  /** @type {NodeListOf<HTMLIFrameElement>} */
  const frames = document.querySelectorAll('iframe[data-gongbao]');
  for (const frame of frames) {
    const own = frame.contentWindow === source && new URL(frame.src, location.href).origin === origin;
    const height = own && data?.gongbao === 'height' && Number(data.height);
    if (height > 0 && height < 1e6) frame.style.height = `${Math.ceil(height)}px`;
  }
});
