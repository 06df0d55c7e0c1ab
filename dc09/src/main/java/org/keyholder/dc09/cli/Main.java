package org.keyholder.dc09.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** {@code ./keyholder dc09}: DC-09 for installers and scripts. Standard output holds one JSON object a line and nothing else. */
public final class Main {
    /** Exit status for a command line that cannot be carried out. */
    static final int USAGE = 2;

    /** Exit status when the machine would not do it, such as a port that is taken. */
    static final int FAILED = 3;

    private static final String HELP = """
            ANSI/SIA DC-09 frames, one JSON object a line on standard output (dc09/README.md)

              dc09 explain [--key HEX|TEXT] [--at INSTANT] [--strict] [--allow NAME,…]
                  reads frames from standard input, one a line without LF and CR
              dc09 send --to tcp://HOST:PORT|tls://…|udp://… --account 1234
                  --cid '1130 01 003' | --sia 'Nri1/BA003' | --null
                  [--link URL] [--key HEX|TEXT] [--receiver 0] [--line 0] [--sequence N] [--timeout SECONDS] [--attempts N]
                  sends one frame; exit status 0 only when it was acknowledged
              dc09 listen --port N [--bind ADDRESS] [--key ACCOUNT=HEX|TEXT]… [--allow NAME,…] [--nak]
                  prints what arrives on TCP and UDP, and acknowledges it
            """;

    private Main() {}

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.in, System.out, System.err));
    }

    static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "explain" -> new Explain(rest).run(in, out);
                case "send" -> new Send(rest).run(out);
                case "listen" -> new Listen(rest).run(out, err);
                case "help", "--help", "-h" -> help(out);
                default -> throw new UsageException("There is no command " + command);
            };
        } catch (UsageException | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.print(HELP);
            return USAGE;
        } catch (IOException failed) {
            err.println(failed.getMessage());
            return FAILED;
        }
    }

    private static int help(PrintStream out) {
        out.print(HELP);
        return 0;
    }
}
