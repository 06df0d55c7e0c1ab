/** The web server's door, the shares of requests in work, and the sum of what they can take. */
@NullMarked
package org.keyholder.server.admission.internal;

import org.jspecify.annotations.NullMarked;
