<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section == "header">
        ${msg("emailFirst.title")}
    <#elseif section == "form">
        <#-- novalidate: the answer to a mistyped address is ours, in the page's own language. -->
        <form action="${url.loginAction}" method="post" novalidate>
            <#if remembered??>
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="continue-as" name="email" value="${remembered}">${msg("emailFirst.continueAs", remembered)}</button>
            <button class="${properties.kcButtonClass!}" id="not-you" name="forget" value="true">${msg("emailFirst.notYou")}</button>
            <#else>
            <div class="${properties.kcFormGroupClass!}">
                <label for="email">${msg("emailFirst.label")}</label>
                <input class="${properties.kcInputClass!}" id="email" name="email" type="email" value="${email!}"
                       autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required autofocus
                       aria-describedby="<#if message?has_content>message </#if>help"<#if message?has_content && email??> aria-invalid="true"</#if>>
                <p class="help" id="help">${msg("emailFirst.help")}</p>
            </div>
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}">${msg("emailFirst.continue")}</button>
            </#if>
        </form>
        <p class="help"><a id="help-link" href="${helpUrl}">${msg("signInHelp.title")}</a></p>
    </#if>
</@layout.registrationLayout>
