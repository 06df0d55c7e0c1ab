package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** A server in which no right is asked for: whoever is signed in gets to every handler. Only tests can make one. */
public final class ChecksOff {

    private ChecksOff() {}

    public static ApplicationContextInitializer<GenericApplicationContext> inTests() {
        return context -> context.registerBean(
                OpenRights.class,
                () -> new OpenRights(
                        context.getBean(ProgramAccess.class),
                        context.getBean(WantedPage.class),
                        context.getBean(AskedAgain.class),
                        context.getBean(SignInRecord.class)),
                definition -> definition.setPrimary(true));
    }

    private static final class OpenRights extends RightsOfHandlers {

        private OpenRights(ProgramAccess programs, WantedPage wanted, AskedAgain again, SignInRecord record) {
            super(programs, wanted, again, record);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            return true;
        }
    }
}
