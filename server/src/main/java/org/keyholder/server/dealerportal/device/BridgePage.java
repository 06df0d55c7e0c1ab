package org.keyholder.server.dealerportal.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.site.Bridge;

/**
 * A bridge with its four cameras and four alarm inputs.
 *
 * @param id none of one that is to be made
 * @param overtaken where somebody else has saved it while it was open, what differs; else empty
 */
public record BridgePage(
        Portal portal, SiteHead site, @Nullable String id, Fields values, FormErrors errors, List<Difference> overtaken)
        implements Page {

    public BridgePage {
        overtaken = List.copyOf(overtaken);
    }

    @Override
    public String template() {
        return "dealerportal/bridge";
    }

    public boolean isNew() {
        return id == null;
    }

    public String devices() {
        return site.url() + "/devices";
    }

    public String action() {
        return site.url() + "/bridges/" + (id == null ? "new" : id);
    }

    /**
     * As it was typed.
     *
     * @param shown the mark of the bridge as it is saved, when it was shown beside this; empty of one that is to be made
     */
    public record Fields(String name, List<Port> ports, String shown) {

        public Fields {
            ports = List.copyOf(ports);
        }

        /** As typed, by somebody who now sees what is saved. */
        Fields besides(Bridge saved) {
            return new Fields(name, ports, saved.mark());
        }

        public List<Port> cameras() {
            return ports.stream()
                    .filter(port -> port.kind() == Bridge.Kind.CAMERA)
                    .toList();
        }

        public List<Port> inputs() {
            return ports.stream()
                    .filter(port -> port.kind() == Bridge.Kind.INPUT)
                    .toList();
        }
    }

    /**
     * What is saved otherwise than it was typed.
     *
     * @param what "Camera 2"
     * @param saved "Gate, zone 018"
     */
    public record Difference(String what, String saved, String typed) {}

    /** One of the eight, as it was typed. */
    public record Port(Bridge.Kind kind, int place, String name, String zone) {

        /** "camera2": its fields are this and {@code Name} or {@code Zone}. */
        public String field() {
            return kind.code() + place;
        }

        public String words() {
            return kind.words() + " " + place;
        }
    }
}
