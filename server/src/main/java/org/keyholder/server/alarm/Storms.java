package org.keyholder.server.alarm;

import java.util.List;
import java.util.Set;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;

/** Who reports, or has reported, more often than they may. */
public interface Storms {

    /** The storms that were joined to the alarm, oldest first. */
    List<Storm> of(TenantScope tenant, Alarm alarm);

    /** The storms at the site that are not over, oldest first. */
    List<Storm> goingOn(DealerId dealer, SiteId site);

    /** Which of these events were joined in a storm. In the dealers' transaction. */
    Set<EventId> joined(Set<EventId> events);
}
