package org.keyholder.server.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What a template shows, as one typed record that the template knows as {@code page}; a controller returns its {@link #view()}. */
public interface Page {

    /** The path of the template under {@code src/main/jte}, without its ending. */
    String template();

    default ModelAndView view() {
        return new ModelAndView(template(), PageView.PAGE, this);
    }

    default ModelAndView view(HttpStatus status) {
        var view = view();
        view.setStatus(status);
        return view;
    }
}
