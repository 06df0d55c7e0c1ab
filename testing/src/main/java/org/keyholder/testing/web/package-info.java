/**
 * The plumbing that the fakes share: a small HTTP server, a book of what came in that can be waited on, and the
 * frame of their pages. It knows nothing of phones, stations or cameras.
 */
@NullMarked
package org.keyholder.testing.web;

import org.jspecify.annotations.NullMarked;
