package org.keyholder.server.operatorportal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.event.Event;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.Refused;
import org.keyholder.server.media.Swept;
import org.keyholder.server.media.VideoCodec;
import org.keyholder.server.operatorportal.AlarmPanel.Picture;
import org.keyholder.server.pages.When;
import org.keyholder.server.site.ZoneNames;

/** What stands on the stage of the desk, and in the strip below it. */
final class Scenes {

    private Scenes() {}

    static AlarmPanel.Scene of(
            Alarm alarm,
            List<Alarms.Member> members,
            AlarmPictures.Files files,
            ZoneId timeZone,
            ZoneNames zones,
            Focus focus) {
        var shown = focus.of(members);
        var strip = new ArrayList<Picture>();
        members.forEach(member -> strip.addAll(pictures(alarm, member.event(), files, shown)));
        var own = files.of(shown.id());
        var clip = MediaItem.clipOf(own);
        return new AlarmPanel.Scene(
                shown.id(),
                shown.zone().toString(),
                zones.at(shown.zone(), shown.receivedAt()),
                clip.map(item -> new AlarmPanel.Clip(
                                url(alarm, item), item.type().contentType(), obstacle(item)))
                        .orElse(null),
                poster(alarm, own),
                clip.isPresent()
                        ? null
                        : files.swept(shown.id())
                                .map(gone -> missing(gone, timeZone))
                                .or(() -> files.refused(shown.id()).map(refused -> missing(refused, own.isEmpty())))
                                .orElse(null),
                strip);
    }

    /** Why no browser is asked to play it; null where it is. */
    static @Nullable String obstacle(MediaItem clip) {
        var codec = clip.codec();
        if (codec == null || codec.isPlayed()) {
            return null;
        }
        return codec.equals(VideoCodec.NONE)
                ? "It has sound and no picture."
                : "Its video is coded as "
                        + codec.name().orElseGet(() -> "“" + codec.code() + "”, which is not known here")
                        + ".";
    }

    private static AlarmPanel.Missing missing(Swept gone, ZoneId timeZone) {
        return new AlarmPanel.Missing(
                gone.deletedOn(When.date(gone.at(), timeZone)),
                "The dealer keeps clips and snapshots for " + gone.kept() + ". What happened stays on record.",
                "trash");
    }

    private static AlarmPanel.Missing missing(Refused refused, boolean nothingThere) {
        return new AlarmPanel.Missing(
                refused.words(nothingThere, "the dealer's"),
                "The event and its signals are on record. Later clips are stored once there is room.",
                "photo-off");
    }

    private static @Nullable String poster(Alarm alarm, List<MediaItem> items) {
        return items.stream()
                .filter(item -> !item.type().isVideo())
                .findFirst()
                .map(item -> url(alarm, item))
                .orElse(null);
    }

    private static String url(Alarm alarm, MediaItem item) {
        return AlarmPanel.url(alarm.id()) + "/media/" + item.event() + "/" + item.name();
    }

    private static List<Picture> pictures(Alarm alarm, Event event, AlarmPictures.Files files, Event shown) {
        var items = files.of(event.id());
        var onStage = event.id().equals(shown.id());
        var clip = MediaItem.clipOf(items);
        var plays = clip.filter(MediaItem::isShown).isPresent();
        var pictures = new ArrayList<Picture>();
        clip.ifPresent(item -> pictures.add(
                onStage
                        ? clipOnStage(alarm, event, item, poster(alarm, items))
                        : new Picture(
                                Picture.Kind.OTHER_CLIP,
                                AlarmPanel.url(alarm.id()) + "?event=" + event.id(),
                                poster(alarm, items),
                                event.zone() + " clip",
                                false)));
        items.stream().filter(item -> !item.type().isVideo()).forEach(item -> {
            var current = onStage && !plays && url(alarm, item).equals(poster(alarm, items));
            pictures.add(
                    new Picture(Picture.Kind.STILL, url(alarm, item), url(alarm, item), caption(event, item), current));
        });
        return pictures;
    }

    private static Picture clipOnStage(Alarm alarm, Event event, MediaItem clip, @Nullable String poster) {
        return clip.isShown()
                ? new Picture(Picture.Kind.CLIP, url(alarm, clip), poster, event.zone() + " clip", true)
                : new Picture(
                        Picture.Kind.DOWNLOAD, url(alarm, clip) + "?download", poster, event.zone() + " clip", false);
    }

    private static String caption(Event event, MediaItem item) {
        var name = item.name();
        int dot = name.lastIndexOf('.');
        return event.zone() + " " + (dot > 0 ? name.substring(0, dot) : name).replace('-', ' ');
    }
}
