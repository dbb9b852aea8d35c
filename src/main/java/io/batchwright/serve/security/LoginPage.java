package io.batchwright.serve.security;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for name and password. */
@Controller
class LoginPage {

    @GetMapping("/login")
    String login(@RequestParam(required = false) String failed, HttpSession session, Model model) {
        if (failed != null) {
            model.addAttribute("failure", session.getAttribute(LoginFailure.MESSAGE));
        }
        return "login";
    }
}
