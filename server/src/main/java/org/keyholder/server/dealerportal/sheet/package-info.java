/**
 * Sheets of sites, contacts and zones as CSV: what their columns are, how a file of any spreadsheet is read, and how one is written that
 * opens in all of them. Knows no row of the database.
 */
@NullMarked
package org.keyholder.server.dealerportal.sheet;

import org.jspecify.annotations.NullMarked;
