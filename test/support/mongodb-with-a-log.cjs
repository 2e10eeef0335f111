/**
 * The driver as jest gives it to the tests and to all they import: it remembers the shape of every command it sends
 * (values left out, each shape once), to be held against what the embedded store carries.
 */
const driver = require('mongodb/lib/index.js');

const isDocument = (value) =>
  Object.prototype.toString.call(value) === '[object Object]' && value._bsontype === undefined;

const shapeOf = (value) => {
  if (value instanceof Map) return shapeOf(Object.fromEntries(value));
  if (Array.isArray(value)) {
    const shapes = new Map(value.map(shapeOf).map((shape) => [JSON.stringify(shape), shape]));
    return [...shapes.values()];
  }
  if (!isDocument(value)) return 0;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shapeOf(field)]));
};

const sent = new Set();
globalThis.commandsSent = sent;

const watch = (client) => {
  client.monitorCommands = true;
  client.on('commandStarted', ({ command }) => {
    const { documents, ...others } = command;
    sent.add(
      JSON.stringify(shapeOf(documents === undefined ? others : { ...others, documents: 0 })),
    );
  });
};

const watched = new WeakSet();
const { connect } = driver.MongoClient.prototype;
driver.MongoClient.prototype.connect = function () {
  if (!watched.has(this)) watch(this);
  watched.add(this);
  return connect.call(this);
};

module.exports = driver;
