/** Tests of the library as a whole, and what they share. */
package org.keyholder.dc09;
