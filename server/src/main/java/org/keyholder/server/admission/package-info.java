/**
 * Who gets in when not everybody can: connections, requests in work, and the memory that the world outside may take. Alarms keep a
 * share that no page and no stranger can take from them.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"configuration", "shared"})
package org.keyholder.server.admission;

import org.jspecify.annotations.NullMarked;
