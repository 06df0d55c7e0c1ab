/** Says of a launch URL what an operator would see. */
@NullMarked
package org.keyholder.server.dealerportal.launch;

import org.jspecify.annotations.NullMarked;
