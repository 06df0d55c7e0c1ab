// Runs npm iobroker.sia's receiver without ioBroker: node iobroker-receiver.js PORT tcp|udp ACCOUNTS-AS-JSON
// Prints "ready" once it listens, then what it understood, an object a line.
const { sia } = require('iobroker.sia/build/lib/sia.js');
const [, , port, transport, accounts] = process.argv;
const quiet = () => {};
const ready = message => /listening/i.test(String(message)) && console.log('ready');
const receiver = new sia({ host: '127.0.0.1', port: Number(port), timeout: 60, logger: { info: ready, debug: quiet, error: quiet } });
receiver.setAccounts(JSON.parse(accounts));
receiver.on('sia', (message, error) => console.log(JSON.stringify(message ? {
  id: message.id, seq: message.seq, act: message.act, data: message.data_message, extended: message.data_extended, ts: message.ts,
} : { error: String(error) })));
transport === 'udp' ? receiver.serverStartUDP() : receiver.serverStartTCP();
