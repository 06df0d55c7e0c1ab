// The dealer's portal.
import './copy.js';
import './menu.js';
import './live.js';
import './search.js';
import './passkey.js';
import './print.js';
