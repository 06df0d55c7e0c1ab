/**
 * The command line for installers and scripts: explain, send, listen. Uses everything else here.
 */
@NullMarked
package org.keyholder.dc09.cli;

import org.jspecify.annotations.NullMarked;
