/**
 * A phone network that speaks Twilio's REST API, with phones that one can hold in hand, from a test or from a page. The
 * product talks to it over the wire, as to the real one.
 */
@NullMarked
package org.keyholder.testing.phones;

import org.jspecify.annotations.NullMarked;
