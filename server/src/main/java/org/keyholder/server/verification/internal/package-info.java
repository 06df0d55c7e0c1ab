/** The rows of sessions, questions and answers, and what keeps them moving. */
@NullMarked
package org.keyholder.server.verification.internal;

import org.jspecify.annotations.NullMarked;
