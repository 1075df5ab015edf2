/**
 * A host page to try widgets in: makes the element that the address asks for.
 */
const query = new URLSearchParams(location.search);
const NAMES = ['seoga-posts', 'seoga-post', 'seoga-search'];
const name = NAMES.find((one) => one === query.get('element')) ?? NAMES[0];
const element = document.createElement(name);
for (const [option, value] of query) {
  if (option !== 'element') element.setAttribute(option, value);
}
document.querySelector('main').append(element);
