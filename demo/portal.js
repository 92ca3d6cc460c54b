// An old portal's globals.
var $ = window.jQuery = function (selector) { return document.querySelectorAll(selector); };
Array.prototype.remove = function (item) { var at = this.indexOf(item); if (at >= 0) this.splice(at, 1); return this; };
var wasm_bindgen = 'another script of the portal';
