// Frames a second through iobroker.sia's parser: one line per frame given, two seconds each after two of warm-up.
const { sia } = require('iobroker.sia/build/lib/sia.js');
const parser = new sia({ host: '127.0.0.1', port: 0, timeout: 0 });
parser.setAccounts([
  { accountnumber: '3456', aes: false },
  { accountnumber: '12345A', aes: false },
  { accountnumber: '1111', aes: true, password: 'AAAAAAAAAAAAAAAA', hex: false },
]);
const perSecond = (frame, milliseconds) => {
  const started = process.hrtime.bigint();
  const until = started + BigInt(milliseconds) * 1000000n;
  let count = 0;
  while (process.hrtime.bigint() < until) {
    for (let repeat = 0; repeat < 1000; repeat++) parser.parseSIA(frame);
    count += 1000;
  }
  return count / (Number(process.hrtime.bigint() - started) / 1e9);
};
for (const text of process.argv.slice(2)) {
  const frame = Buffer.from('\n' + text + '\r', 'latin1');
  perSecond(frame, 2000);
  console.log(perSecond(frame, 2000).toFixed(0));
}
process.exit(0);
