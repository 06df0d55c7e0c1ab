@NullMarked
package org.keyholder.server.mail.internal;

import org.jspecify.annotations.NullMarked;
