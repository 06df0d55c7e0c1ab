package org.keyholder.server.dealerportal.contact;

import java.util.List;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * Why a contact gets no texts, and what to do about it.
 *
 * @param reason "The number is probably a landline."
 * @param steps what helps, the likeliest first
 * @param canSendAgain false where another try would be against the contact's own word
 * @param anotherNumber only another number is likely to help: that is the next thing to do, and not sending again
 */
public record SendErrorPage(
        Portal portal,
        String siteId,
        String siteName,
        String contactId,
        String contactName,
        String phone,
        State state,
        String reason,
        List<String> steps,
        boolean canSendAgain,
        boolean anotherNumber)
        implements Page {

    public SendErrorPage {
        steps = List.copyOf(steps);
    }

    @Override
    public String template() {
        return "dealerportal/send-error";
    }

    public String back() {
        return "/sites/" + siteId;
    }

    public String contactUrl() {
        return back() + "/contacts/" + contactId;
    }
}
