// The operator's desk.
import './clock.js';
import './live.js';
import './player.js';
import './gallery.js';
import './unplayable.js';
import './keys.js';
import './taken.js';
