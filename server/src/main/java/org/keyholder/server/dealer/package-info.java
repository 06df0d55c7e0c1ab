/**
 * The alarm company that owns the customer, and how it shows itself to people: name, colour, phone. It is the tenant
 * of nearly every row.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "database"})
package org.keyholder.server.dealer;

import org.jspecify.annotations.NullMarked;
