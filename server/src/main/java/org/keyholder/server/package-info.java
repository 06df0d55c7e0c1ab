/**
 * The server process: entry, start and stop. Each sub-package is a module with a public face and an internal part.
 */
@NullMarked
package org.keyholder.server;

import org.jspecify.annotations.NullMarked;
