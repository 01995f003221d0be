<#assign good=result?? && result.outcome == "good">
<div data-awaits="${awaits}" data-at="${stepUrl}">
<p>${msg("setup.test.text")}</p>
<#if ready>
<form action="${beginUrl}" method="post" target="_blank" rel="noreferrer">
    <@part.csrf/>
    <button class="${properties.kcButtonClass!}<#if !good> ${properties.kcButtonPrimaryClass!}</#if>" id="test">${msg("setup.test.button")}</button>
</form>
<form action="${stepUrl}" method="get">
    <button class="${properties.kcButtonClass!}" id="look">${msg("setup.test.look")}</button>
</form>
<#else>
<p class="message warning">${msg("setup.test.valuesFirst")} <a href="${valuesUrl}">${msg("setup.values.name")}</a></p>
</#if>
<#if basicUrl?? && ready && !good && !entra??><p class="help" id="not-seen">${msg("setup.test.notSeen")} <a href="${basicUrl}">${msg("setup.basic.name")}</a></p></#if>
<#if entra??><p class="message info" role="status" id="entra">${msg("setup.test.entra", entra.time, entra.certificate)}</p></#if>
<#if microsoft??>
<div class="message ${microsoft.key???then("error", "warning")}" role="alert" id="microsoft"<#if microsoft.key??> data-microsoft="${microsoft.key}"</#if>>
    <#if microsoft.key??>
    <h2>AADSTS${microsoft.code}</h2>
    <p>${part.said("setup.microsoft." + microsoft.key, msg("entraError." + microsoft.key, brand))}</p>
    <#if microsoft.stepUrl??><p><a href="${microsoft.stepUrl}">${msg("setup.fault.step", msg("setup." + microsoft.step + ".name"))}</a></p></#if>
    <#else>
    <p>${msg("signInHelp.none")}</p>
    </#if>
</div>
</#if>
<#if result??>
<@part.testResult result=result/>
<#if result.outcome == "away">
<form action="${stepUrl}" method="post">
    <@part.csrf/>
    <div class="${properties.kcFormGroupClass!}">
        <label for="text">${msg("setup.test.awayText")}</label>
        <textarea class="${properties.kcInputClass!}" id="text" name="text" rows="3" maxlength="10000" autocomplete="off" spellcheck="false" aria-describedby="text-help"></textarea>
        <p class="help" id="text-help">${msg("setup.test.awayHelp")}</p>
    </div>
    <button class="${properties.kcButtonClass!}" id="explain">${msg("signInHelp.explain")}</button>
</form>
</#if>
</#if>
<#if ready>
<details<#if colleagueUrl??> open</#if>>
    <summary>${msg("setup.test.colleague")}</summary>
    <p>${msg("setup.test.colleagueText")}</p>
    <#if colleagueUrl??>
    <dl><@part.value id="colleague" field=msg("setup.test.colleagueLink") text=colleagueUrl/></dl>
    <#else>
    <form action="${colleagueMakeUrl}" method="post">
        <@part.csrf/>
        <button class="${properties.kcButtonClass!}" id="colleague-make">${msg("setup.test.colleagueButton")}</button>
    </form>
    </#if>
</details>
</#if>
<#if mayGoOn!false && nextUrl??><@part.next url=nextUrl/></#if>
</div>
