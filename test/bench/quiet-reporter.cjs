/** Says nothing but what went wrong: the benchmarks print their own table. */
module.exports = class QuietReporter {
  onTestResult(_test, { failureMessage }) {
    if (failureMessage) process.stderr.write(failureMessage);
  }
};
