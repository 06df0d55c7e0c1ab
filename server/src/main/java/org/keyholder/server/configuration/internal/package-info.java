/** Reading and checking of settings. Nobody outside the configuration module looks in here. */
@NullMarked
package org.keyholder.server.configuration.internal;

import org.jspecify.annotations.NullMarked;
