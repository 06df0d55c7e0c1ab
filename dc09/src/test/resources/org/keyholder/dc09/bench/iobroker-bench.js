// Frames per second of processor time through iobroker.sia's parser: one line per frame given, two seconds each after two of warm-up.
const { sia } = require('iobroker.sia/build/lib/sia.js');
const parser = new sia({ host: '127.0.0.1', port: 0, timeout: 0 });
parser.setAccounts([
  { accountnumber: '3456', aes: false },
  { accountnumber: '12345A', aes: false },
  { accountnumber: '1111', aes: true, password: 'AAAAAAAAAAAAAAAA', hex: false },
]);
const perSecond = (frame, milliseconds) => {
  const before = process.cpuUsage();
  const until = process.hrtime.bigint() + BigInt(milliseconds) * 1000000n;
  let count = 0;
  while (process.hrtime.bigint() < until) {
    for (let repeat = 0; repeat < 1000; repeat++) parser.parseSIA(frame);
    count += 1000;
  }
  const used = process.cpuUsage(before);
  return count / ((used.user + used.system) / 1e6);
};
for (const text of process.argv.slice(2)) {
  const frame = Buffer.from('\n' + text + '\r', 'latin1');
  perSecond(frame, 2000);
  console.log(perSecond(frame, 2000).toFixed(0));
}
process.exit(0);
