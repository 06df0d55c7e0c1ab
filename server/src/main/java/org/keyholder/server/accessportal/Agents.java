package org.keyholder.server.accessportal;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser by the two names that its user knows; guessed from what it says of itself, and shown to nobody but them. */
final class Agents {

    /** In the order in which they are looked for: most say that they are all the others too. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS",
            "Mac",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Agents() {}

    private static Map<String, String> ordered(String... marksAndNames) {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < marksAndNames.length; i += 2) {
            names.put(marksAndNames[i], marksAndNames[i + 1]);
        }
        return names;
    }

    /** "Firefox on Windows" */
    static String words(String agent) {
        return name(BROWSERS, agent, "A browser") + " on " + name(SYSTEMS, agent, "another system");
    }

    private static String name(Map<String, String> names, String agent, String otherwise) {
        return names.entrySet().stream()
                .filter(one -> agent.contains(one.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(otherwise);
    }
}
