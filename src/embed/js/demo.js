/**
 * A host page to try widgets in: makes the element that the address asks for.
 */
const query = new URLSearchParams(location.search);
const name = query.get('element') === 'seoga-post' ? 'seoga-post' : 'seoga-posts';
const element = document.createElement(name);
for (const [option, value] of query) {
  if (option !== 'element') element.setAttribute(option, value);
}
document.querySelector('main').append(element);
