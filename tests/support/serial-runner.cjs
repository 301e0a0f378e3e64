const { default: Runner } = require('jest-runner');

/** Test files one after the other: each starts a browser, and shares one server. */
module.exports = class SerialRunner extends Runner {
  isSerial = true;
};
